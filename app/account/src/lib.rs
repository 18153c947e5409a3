//! Signing in, one's own account, and who else may sign in to the company.
#![recursion_limit = "512"]

pub mod auth;
pub mod users;
