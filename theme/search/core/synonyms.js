// What people call the same thing, one group a line; phrases of up to three words are allowed.
// A word may stand in several groups. Words are compared by their stems, so one form is enough.

export const SYNONYMS = `
app, application
global, app level, application level, app wide, application wide
one, single, only, sole
endpoint, route, url, uri, path, address, link
404, not found, no match, no route, unknown address, page not found
401, unauthorized, unauthenticated, not authenticated
403, forbidden, access denied, permission denied, not allowed
405, method not allowed, wrong method
422, unprocessable, validation error
500, internal server error, server error
400, bad request
307, 303, 308, 301, 302, redirect, redirected
startup, start-up, lifespan, boot, on startup, application startup, lifecycle
shutdown, shut down, on shutdown, teardown, cleanup, clean up
hook, event handler, on event, callback, lifespan handler
env, environment, environment variable, envvar, dotenv
settings, setting, config, configuration, configure, configured
environment variable, settings
handler, view, controller, endpoint function
handler, endpoint
middleware, middlewares, interceptor
permission, guard, authorization, authorisation, access control, protect, protected, enforce, restrict
auth, authentication, authenticate, authenticated, login, log in, sign in, logged in, logged out, credentials, token, jwt, bearer
header, headers
websocket, web socket, ws, socket, wss, socketio
handshake, upgrade, upgrading, 101
disconnect, closed, close, dropped, disconnected
form, form data, formdata, multipart, upload, uploaded file, urlencoded, form field
file upload, multipart, upload
body, payload, request body, request data, post data, json body
stream, streaming, chunk, iterate
consumed, read twice, already read, second time, twice, read again
static, css, js, javascript, stylesheet, image, asset, favicon, frontend, bundle, spa
directory, folder, dir
missing, not found, does not exist, cannot find, could not find, no such
import, module, package, modulenotfounderror, importerror, importing
install, pip, dependency, extra, requirement, installed, uninstalled, poetry, uv
not installed, missing dependency, must be installed, missing package, no module named
crash, dies, exits, fails, breaks, refuses, abort, does not start, not start, won't start, goes down
hang, stuck, freeze, never returns, never finishes, blocks, timeout, times out, forever, waits, deadlock
ignored, no effect, does nothing, not applied, not used, not work, skipped, bypassed, not run, never runs, never called, not called, not executed, never executed, not triggered, never triggered, not fire, never fires, not invoked, not picked up, not respected, not enforced, not reached, never reached, no difference, not change, not loaded, not loading, not read
empty, blank, none, null, nothing
slash, trailing slash, leading slash
prefix, mount, mounted, include, sub app, subapp, subapplication, child app, nested, child
reverse, build link, generate link, link to, generated url, url for, path for, url path for, reverse lookup, build url, generate url, url building
name, named
parameter, param, argument, kwarg, query, placeholder
worker, process, gunicorn, replica, pod, instance, multiprocess
cache, caching, cached, memcached, redis, memoize
differ, different, inconsistent, inconsistently, varies, random, randomly, intermittent, sometimes, flaky, stale, out of sync
server, uvicorn, palfrey, hypercorn, daphne, asgi server
proxy, nginx, traefik, reverse proxy, load balancer, root path, ingress
test, tests, testing, pytest, unittest, testclient, test client
database, db, connection pool, sql
global, shared, singleton
version, upgrade, update, upgraded, updated, release
cli, command line, command, runserver
template, jinja, jinja2, html
docs, openapi, swagger, redoc
order, precedence, priority, override, overridden, wins
first, before, earlier
add, register, registered, declare, attach
production, deployed, deployment, docker, server
public, open, unprotected, everybody, everyone, anybody, anyone, anonymous, without token, without credentials, unauthenticated, unsecured, gets in
decorator, decorated
cookie, session
csrf, xsrf
cors, cross origin, preflight, origin
traceback, stack trace, stacktrace, call stack
log, console, output, stdout, stderr, logging, print
exception, error, raise, throw, thrown
exception handler, error handler
list, show, display, enumerate, dump, inspect, print
find, discover, discovery, detect, locate, look up, recognise, recognize
runtime, at runtime, dynamically, dynamic, on the fly, already started, has started, after start, once started, had begun
two, both, second, twice, duplicate, together
string, dotted, dotted path, import string, dotted string
swallow, hide, shadow, take, catch, intercept, steal
minimal example, minimal reproducible example, reproduce, reproducible, mcve, smallest app
refresh, reload, f5
separate file, own file, another file, other file, several files, split
help, question, support, ask, forum, discord, community
bug, issue, report, ticket
`;
