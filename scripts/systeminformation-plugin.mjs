/**
 * Lets esbuild bundle only the parts of systeminformation that we use. Its index requires every
 * part, and a program with all of them would take longer to load and more memory.
 */

/**
 * Each name that we use -> the file of systeminformation that has it. A build that imports another
 * name fails.
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
