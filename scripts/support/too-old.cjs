'use strict';
// A shell that starts this reads the second line and leaves out what would act on Node before the
// first line of ours; for Node it is a word and a comment. In a package the launcher does that.
// In words that every Node understands: one that is too old reads nothing else as a program.
(function () {
  var node = process.versions.node;
  var release = require('os').release();
  var kernel = process.platform === 'linux' ? release.split('.').map(Number) : [Infinity];
  var isOld = kernel[0] < 4 || (kernel[0] === 4 && kernel[1] < 18);
  if (parseInt(node, 10) >= 20 && !isOld) return;
  var words = [
    require('path').basename(__filename, '.js') + ' needs Node 20 and Linux 4.18 or later;',
    'this is Node ' + node + ' on ' + process.platform + ' ' + release + '.',
    'Run it elsewhere on the files of this host, with --root.\n',
  ];
  process.stderr.write(words.join(' '));
  process.exit(1);
})();
