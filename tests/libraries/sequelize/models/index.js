const { DataTypes: T, Sequelize } = require('sequelize')

const sequelize = new Sequelize(process.env.DATABASE_URL)

exports.Session = sequelize.define('Session', { token: T.STRING, userId: T.INTEGER, active: T.BOOLEAN })
exports.Draft = sequelize.define('Draft', { text: T.TEXT })
