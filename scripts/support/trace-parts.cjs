// Runs a built program and writes beside it, in the order of loading, each part that it has loaded:
// its name, whether that was before the first words, and what V8 had compiled of it, of those at
// the first words, of the others at the end. node trace-parts.cjs PROGRAM [ARGUMENT ...]
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
  // Less than a line sets a mode of the terminal.
  if (!spoken && text.length > 80) {
    spoken = true;
    setImmediate(keep, ({ first }) => first);
  }
  return write.call(stdout, text, ...more);
};
// What is kept is for a program that has just begun, however long this run takes.
v8.setFlagsFromString = () => undefined;
process.argv = [node, program, ...args];
process.on('exit', () => {
  keep(() => true);
  writeFileSync(
    `${program}.told`,
    JSON.stringify(scripts.map(({ part, first, code }) => ({ part, first, code }))),
  );
});
require(program);
