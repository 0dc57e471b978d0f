import { statOf } from './stat-of.js';

/** Whether the path leads to a folder. Asked before the rooms that open a root are loaded. */
export const isFolder = (path: string): boolean => statOf(path)?.isDirectory() === true;
