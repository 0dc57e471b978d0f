'use strict';
/**
 * Sources import x.js, as Node will find it; here the file is still x.ts. Jest keeps the answers of
 * a resolver for all test files, but not those of `moduleNameMapper`.
 */
module.exports = (path, options) =>
  options.defaultResolver(path, { ...options, extensionAlias: { '.js': ['.js', '.ts'] } });
