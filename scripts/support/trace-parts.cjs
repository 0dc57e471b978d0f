// Runs a built program, and writes a list of the parts that it has loaded into a file beside it:
// the name, whether it was loaded before the first words, and the code that V8 had compiled of it.
// For parts from before the first words that is the code at that moment, for the others the code at
// the end. Usage: node trace-parts.cjs PROGRAM [ARGUMENT ...]
const { writeFileSync } = require('node:fs');
const v8 = require('node:v8');
const vm = require('node:vm');

const [node, , program, ...args] = process.argv;
const scripts = [];
let spoken = false;
vm.Script = class extends vm.Script {
  constructor(source, options) {
    super(source, options);
    scripts.push({ part: options.part, first: !spoken, script: this });
  }
};
function keep(which) {
  for (const one of scripts.filter(which))
    one.code ??= one.script.createCachedData().toString('base64');
}

const { stdout } = process;
const { write } = stdout;
stdout.write = (text, ...more) => {
  // A short output only sets a mode of the terminal.
  if (!spoken && text.length > 80) {
    spoken = true;
    setImmediate(keep, ({ first }) => first);
  }
  return write.call(stdout, text, ...more);
};
// The code is for a program that has just begun, so the flags are not set in this run.
v8.setFlagsFromString = () => undefined;
process.argv = [node, program, ...args];
process.on('exit', () => {
  keep(() => true);
  writeFileSync(
    `${program}.trace`,
    JSON.stringify(scripts.map(({ part, first, code }) => ({ part, first, code }))),
  );
});
require(program);
