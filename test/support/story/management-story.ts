import type { Operator } from './operator.js';

/** Goes from the main menu to the question that asks for the network interface of management. */
export async function configuresManagement(console: Operator): Promise<void> {
  await console.choose('Network and Management Interface');
  await console.choose('Configure Management Interface');
  await console.choose('Configure');
}

/** From that question on: DHCP on this device, as it is then told with each of these lines. */
export async function managesByDhcp(
  console: Operator,
  device: string,
  ...told: readonly string[]
): Promise<void> {
  await console.choose(device);
  await console.choose('DHCP');
  await console.choose('Continue');
  console.session.press('f8');
  await console.sees('The management interface is configured', ...told);
  await console.next();
}
