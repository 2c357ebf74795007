const mongoose = require('mongoose')

const schema = new mongoose.Schema({ token: String, user: mongoose.Types.ObjectId, expires: Date })

module.exports = mongoose.model('RefreshToken', schema)
