const express = require('express')
const session = require('express-session')
const { graphqlHTTP } = require('express-graphql')
const { GraphQLBoolean, GraphQLObjectType, GraphQLSchema } = require('graphql')
const { makeSchema } = require('nexus')
const types = require('./nexus')

const mutation = new GraphQLObjectType({
  name: 'RootMutation',
  fields: () => ({
    logout: { //=> endpoint mutation logout
      type: GraphQLBoolean,
      resolve(_parent, _args, request) {
        return new Promise((resolve) => {
          request.session.destroy((error) => resolve(!error)) //=> invalidates session
        })
      },
    },
  }),
})

const app = express()
app.use(session({ secret: process.env.SECRET, resave: false, saveUninitialized: false })) //=> sets connect.sid path=/ domain=-
app.use('/graphql', graphqlHTTP({ schema: new GraphQLSchema({ mutation }) }))
app.use('/nexus', graphqlHTTP((req, res) => ({ schema: makeSchema({ types }), context: { req, res } })))
app.listen(4000)
