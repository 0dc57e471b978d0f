import { planTemporary, removalCommands } from '../../reset/index.js';
import { addedLines, ipLine, temporaryErrorText, temporaryWords } from '../../text/index.js';
import { changeEffect } from './change.js';
import { done, failedAt, notHere } from './change-place.js';

/** Adds an address to a live port for some minutes. */
export const addTemporaryAddress = changeEffect(
  'addTemporaryAddress',
  async ({ request: asked }, place) => {
    const { nics, temporary } = await place.host;
    const links = await nics.links();
    if (!links.ok) return failedAt(links.error);
    const plan = planTemporary(asked, links.value);
    if (!plan.ok) return { ok: false, code: 'refused', detail: temporaryErrorText(plan.error) };
    const { commands } = plan.value;
    const added = plan.value.added(Date.now());
    const ran = await temporary.add(added, commands, removalCommands(added));
    if (!ran.ok) return failedAt(ran.error);
    const { unnoted } = ran.value;
    const lines = [
      ...addedLines(plan.value, added),
      ...(unnoted === undefined ? [] : [temporaryWords.unnoted(unnoted)]),
    ];
    return ran.value.ran ? done(lines.join(' ')) : notHere(commands.map(ipLine).join('; '));
  },
);

/** Removes a temporary address before its time is over. */
export const removeTemporaryAddress = changeEffect(
  'removeTemporaryAddress',
  async ({ address }, place) => {
    const commands = removalCommands(address);
    const ran = await (await place.host).temporary.remove(address, commands);
    if (!ran.ok) return failedAt(ran.error);
    return ran.value.ran ? done() : notHere(commands.map(ipLine).join('; '));
  },
);
