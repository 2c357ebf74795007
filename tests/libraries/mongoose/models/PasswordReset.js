const { Schema, model } = require('mongoose')

module.exports = model('PasswordReset', new Schema({ code: String }))
