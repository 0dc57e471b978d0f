export { clean, cleanDocument, cleanLines } from '../model/index.js';
