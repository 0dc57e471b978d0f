import { proxyBefore } from '../../support/story/proxied-story.js';
import { textAt } from '../../support/host/host-tree.js';
import { writeTree } from '../../support/host/tree.js';
import { newHost, openConsoleWith } from '../../support/story/story.js';

test.each([
  ['Latin', 'a-very-long-host-name-'.repeat(8), /Host name +a-very-long-host-[a-z]*\.\.\. /u],
  ['Chinese', '法兰克福数据中心的服务器'.repeat(5), /Host name +法兰克福数据中心[^. ]*\.\.\./u],
  ['Hebrew', 'שרת הדואר של המשרד הראשי '.repeat(4), /Host name +שרת הדואר של [^.]*\.\.\. /u],
])('a long name in %s is shortened and stays in its row', async (_, name, shown) => {
  const tree = await newHost({ booted: true });
  const database = textAt(tree, 'var/lib/xcp/state.db') ?? '';
  writeTree(tree, {
    'var/lib/xcp/state.db': database.replaceAll(
      'name__label="xcp-fra-01"',
      `name__label="${name.replaceAll(' ', '%.')}"`,
    ),
  });
  await proxyBefore(tree);
  const console = openConsoleWith(['--root', tree]);
  await console.sees('Frankfurt', shown, /Product +XCP-ng/u);
});
