//! Letters over real connections on loopback.

mod hostile;
mod real;
mod sink;
mod taken;
