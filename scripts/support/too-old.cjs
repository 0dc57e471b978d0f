'use strict';
// The program's second line is for the shell that starts it: it drops the variables that would act
// on Node before the first line of ours. For Node that line is a word and a comment. In a package
// the launcher drops them. Everything here is in the JavaScript of the oldest Node, since one that
// is too old can read nothing newer.
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
