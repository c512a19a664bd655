/** Version of the service, as in package.json. Part of every entity tag: another version may word an answer otherwise. */
export const version = '0.1.0'
