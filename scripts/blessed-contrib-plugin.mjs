/**
 * Lets esbuild bundle one widget of blessed-contrib without the rest of blessed. We use only its
 * code that turns numbers into text, which needs no screen. Without this plugin all widgets of
 * blessed would be compiled and kept in memory.
 */

/** The base classes that the widget's file needs when it is loaded. */
const base = 'exports.Node = function Node() {}; exports.Box = function Box() {};';

/** The esbuild plugin. */
export const blessedContribPlugin = {
  name: 'blessed-contrib',
  setup(build) {
    build.onResolve({ filter: /^blessed$/ }, ({ path, importer }) =>
      /[\\/]blessed-contrib[\\/]/.test(importer)
        ? { path, namespace: 'blessed-contrib-base' }
        : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'blessed-contrib-base' }, () => ({
      contents: base,
      loader: 'js',
    }));
  },
};
