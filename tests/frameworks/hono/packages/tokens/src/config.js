export const domain = process.env.COOKIE_DOMAIN
export const hour = () => Math.floor(Date.now() / 1000) + 3600
