/**
 * Forgets what whoever started us has put into the environment for Node: of it nothing may decide
 * what we trust, neither here nor in a child.
 */
export function forgetNodeVariables(): void {
  for (const name of Object.keys(process.env))
    if (name.startsWith('NODE_')) Reflect.deleteProperty(process.env, name);
}
