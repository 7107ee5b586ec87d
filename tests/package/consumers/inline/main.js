import { createChecker } from 'presend/inline';

const output = document.querySelector('output');
const checker = await createChecker();
const { verdict } = checker.check(document.querySelector('textarea').value);
output.textContent = JSON.stringify({ verdict });
