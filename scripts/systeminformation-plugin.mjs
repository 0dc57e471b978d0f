/**
 * Lets esbuild bundle of systeminformation what this project uses: its index requires every one of
 * its parts, and a program that carries all of them is parsed, kept in memory and copied for
 * nothing.
 */

/**
 * What is used -> the file of systeminformation that has it. A build that finds another name
 * imported fails.
 */
const used = { mem: 'memory', cpu: 'cpu' };

const index = Object.entries(used)
  .map(([name, file]) => `export { ${name} } from './${file}';`)
  .join('\n');

/** The esbuild plugin. */
export const systeminformationPlugin = {
  name: 'systeminformation',
  setup(build) {
    build.onLoad({ filter: /[\\/]systeminformation[\\/]lib[\\/]index\.js$/ }, () => ({
      contents: index,
      loader: 'js',
    }));
  },
};
