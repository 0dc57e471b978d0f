// Runs a built program and keeps, at its end, what V8 has compiled of its parts: node
// run-and-keep.cjs PROGRAM IDENTITY HEAD [ARGUMENT ...]
const { writeFileSync } = require('node:fs');
const v8 = require('node:v8');
const vm = require('node:vm');

const [node, , program, identity, head, ...args] = process.argv;
const scripts = [];
vm.Script = class extends vm.Script {
  constructor(source, options) {
    super(source, options);
    scripts.push([options.part, this]);
  }
};
// What is kept is for a program that has just begun, however long this run takes.
v8.setFlagsFromString = () => undefined;
process.argv = [node, program, ...args];
process.on('exit', () => {
  let end = Number(head);
  const kept = scripts.map(([part, script]) => [part, script.createCachedData()]);
  const places = kept.map(([part, { length }]) => [part, [(end += length) - length, length]]);
  const data = kept.map(([, bytes]) => bytes);
  const table = JSON.stringify([identity, Object.fromEntries(places), end - Number(head)]).padEnd(
    Number(head),
  );
  if (table.length > Number(head))
    throw new Error(`${program} has more parts than its table holds`);
  writeFileSync(
    program.replace(/\.js$/, '.cache'),
    // Twice: see loader.cjs.
    Buffer.concat([Buffer.from(table, 'latin1'), ...data, ...data]),
  );
});
require(program);
