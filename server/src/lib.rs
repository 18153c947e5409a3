//! The process `clientele`: configuration, HTTP, sessions, jobs, files; it assembles the rest.

pub mod access;
pub mod addresses;
pub mod assets;
pub mod commands;
pub mod config;
mod connections;
mod drained;
pub mod health;
pub mod host;
pub mod http;
pub mod jobs;
pub mod kept_pages;
pub mod live;
pub mod offline;
pub mod origin;
pub mod outgoing;
pub mod policy;
pub mod proxies;
pub mod rendering;
pub mod secret_key;
pub mod serve;
pub mod span;
pub mod state;
pub mod status;
pub mod stuck;
pub mod transfer;
pub mod visitor;
