//! Entities, every line of SQL, and the use cases: each one transaction.

pub mod accounts;
pub mod activity;
pub mod attempts;
mod batches;
pub mod changes;
pub mod clients;
mod columns;
pub mod companies;
pub mod contacts;
pub mod custom_fields;
pub mod database;
pub mod demo;
pub mod entities;
pub mod error;
pub mod exports;
pub mod files;
pub mod imports;
pub mod invitations;
pub mod jobs;
pub mod listing;
mod listings;
pub mod lists;
pub mod local_time;
pub mod members;
pub mod numbers;
pub mod pins;
pub mod products;
pub mod saved_views;
pub mod sessions;
pub mod states;
pub mod tenant;
pub mod tokens;
pub mod verify;

pub use database::Database;
pub use error::{StoreError, StoreResult};
pub use tenant::{Access, Actor, Tenant};
