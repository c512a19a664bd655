/** SHA-256 of a text, in hexadecimal. */
export const sha256 = (text: string): Promise<string> => hashOf(Uint8Array.from(new TextEncoder().encode(text)))

/** SHA-256 of bytes, in hexadecimal. */
export const hashOf = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> =>
  hexOf(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)))

export const hexOf = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')

/** Bytes in the letters that addresses and headers take as they are. */
export const base64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
