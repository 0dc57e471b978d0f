import { formOf } from '../../../src/console/widgets/form.js';
import { typedIn } from '../../../src/console/widgets/typed.js';

const field = { label: '', hint: '', value: '' };
const fields = [
  { id: 'address', ...field },
  { id: 'secret', ...field, masked: true },
];

test('blanks around what is typed do not count, except in a password', () => {
  const form = formOf(fields.map(({ id }) => ({ id, value: '  10.0.0.9\u00a0 ' })));
  const typed = typedIn({ fields }, form);
  expect(typed('address')).toBe('10.0.0.9');
  expect(typed('secret')).toBe('  10.0.0.9\u00a0 ');
});
