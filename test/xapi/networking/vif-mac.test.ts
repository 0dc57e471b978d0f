import { generatedMac } from '../../../src/xapi/networking/vif-mac.js';

/** By another implementation of the rule (Python's hashlib). */
test.each<[number, string, string]>([
  [0, 'd6e2f5ab-3b9b-2c3f-aa12-7e1c1e7a1b4d', '4a:69:43:ae:66:63'],
  [1, 'd6e2f5ab-3b9b-2c3f-aa12-7e1c1e7a1b4d', '62:80:97:06:24:88'],
  [7, 'd6e2f5ab-3b9b-2c3f-aa12-7e1c1e7a1b4d', 'b2:d1:6f:57:ad:48'],
  [0, '', 'd6:1d:8c:d9:ad:b2'],
  [2, 'seed', '72:f1:dc:de:95:80'],
])('device %i of seed %j', (device, seed, mac) => {
  expect(generatedMac(device, seed)).toBe(mac);
});
