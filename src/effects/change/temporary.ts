import type { ChangeResult } from '../../console/index.js';
import type { IpCommands, PortError } from '../../model/index.js';
import { planTemporary, removalCommands } from '../../reset/index.js';
import { addedLines, ipLine, temporaryErrorText, temporaryWords } from '../../text/index.js';
import { changeEffect } from './change.js';
import { done } from './change-place.js';

const failed = ({ subject, cause }: PortError): ChangeResult => ({
  ok: false,
  code: 'failed',
  detail: `${subject}: ${cause}`,
});
const notHere = (commands: IpCommands): ChangeResult => ({
  ok: false,
  code: 'notHere',
  detail: commands.map(ipLine).join('; '),
});

/** Adds an address to a live port for some minutes. */
export const addTemporaryAddress = changeEffect('addTemporaryAddress', async ({ wish }, place) => {
  const { nics, temporary } = await place.host;
  const links = await nics.links();
  if (!links.ok) return failed(links.error);
  const plan = planTemporary(wish, links.value);
  if (!plan.ok) return { ok: false, code: 'refused', detail: temporaryErrorText(plan.error) };
  const { commands } = plan.value;
  const added = plan.value.added(Date.now());
  const ran = await temporary.add(added, commands, removalCommands(added));
  if (!ran.ok) return failed(ran.error);
  const { unnoted } = ran.value;
  const told = [
    ...addedLines(plan.value, added),
    ...(unnoted === undefined ? [] : [temporaryWords.unnoted(unnoted)]),
  ];
  return ran.value.ran ? done(told.join(' ')) : notHere(commands);
});

/** Removes a temporary address before its time is over. */
export const removeTemporaryAddress = changeEffect(
  'removeTemporaryAddress',
  async ({ address }, place) => {
    const commands = removalCommands(address);
    const ran = await (await place.host).temporary.remove(address, commands);
    if (!ran.ok) return failed(ran.error);
    return ran.value.ran ? done() : notHere(commands);
  },
);
