module.exports = { tableName: 'logins', attributes: { user: { type: 'string' } } }
