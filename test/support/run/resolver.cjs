'use strict';
/**
 * Sources name their neighbours as Node will find them (x.js); here they are still x.ts. A
 * resolver's answers are kept from one test file to the next, those of `moduleNameMapper` are not.
 */
module.exports = (path, options) =>
  options.defaultResolver(path, { ...options, extensionAlias: { '.js': ['.js', '.ts'] } });
