/**
 * Removes every NODE_ variable from the environment. The caller must not be able to change what we
 * trust, neither in this process nor in a child.
 */
export function forgetNodeVariables(): void {
  for (const name of Object.keys(process.env))
    if (name.startsWith('NODE_')) Reflect.deleteProperty(process.env, name);
}
