module.exports = { attributes: { user: { type: 'string' }, revoked: { type: 'boolean' } } }
