import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { consoleWithoutXapi } from '../../support/story/reset-story.js';

test('F5 reads the host anew: what somebody else has put right is seen', async () => {
  const { tree, console } = await consoleWithoutXapi();
  await console.sees(/Product +XCP-ng 8\.3\.0/u);
  const path = join(tree, 'etc/xensource-inventory');
  rmSync(path);
  console.session.press('f5');
  await console.sees('not in the inventory');
  writeFileSync(path, "PRODUCT_BRAND='XCP-ng'\nPRODUCT_VERSION='8.4.0'\n");
  console.session.press('f5');
  await console.sees(/Product +XCP-ng 8\.4\.0/u);
});
