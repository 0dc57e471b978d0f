// Runs a built program and keeps, at its end, what V8 has compiled of it: node run-and-keep.cjs
// PROGRAM IDENTITY [ARGUMENT ...]
const { writeFileSync } = require('node:fs');
const vm = require('node:vm');

const [node, , program, identity, ...args] = process.argv;
let loaded = null;
vm.Script = class extends vm.Script {
  constructor(...parameters) {
    super(...parameters);
    loaded ??= this;
  }
};
process.argv = [node, program, ...args];
process.on('exit', () => {
  writeFileSync(
    program.replace(/\.js$/, '.cache'),
    Buffer.concat([Buffer.from(identity, 'latin1'), loaded.createCachedData()]),
  );
});
require(program);
