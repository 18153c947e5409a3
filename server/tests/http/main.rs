//! The application over HTTP, as a browser or a stranger would call it: the router on a fresh database, without a network.

mod bad_input;
mod endpoints;
mod pages;
mod security;
mod support;
mod transfer;
