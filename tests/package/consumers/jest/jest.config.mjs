export default {
  transform: {},
  testMatch: ['<rootDir>/*.test.js'],
};
