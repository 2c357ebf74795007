import LogtoClient from '@logto/node'

export const clientOf = (req, res) => new LogtoClient({ endpoint: process.env.LOGTO, appId: 'shop' }, { navigate: (url) => res.redirect(url), storage: req.storage })
