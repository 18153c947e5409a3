//! Every test of the server, in one program: each of its own would be linked again, with all that the server is made of.

mod durability;
mod http;
mod leftovers;
mod provider;
mod sink;
mod slots;
