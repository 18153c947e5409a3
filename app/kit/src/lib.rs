//! What every page is made of, whatever it is about: the controls, the words, who looks and what they may, what a browser hears from the
//! server and keeps.
#![recursion_limit = "512"]

pub mod bootstrap;
pub mod company;
pub mod debounce;
pub mod device_name;
#[cfg(feature = "ssr")]
pub mod document;
mod door;
pub mod error;
pub mod failure;
pub mod going;
#[cfg(feature = "ssr")]
pub mod heavy;
pub mod keys;
pub mod lazy_dialog;
pub mod live;
#[cfg(feature = "ssr")]
pub mod lost_password;
pub mod map;
pub mod marks;
pub mod offline;
pub mod order;
pub mod places;
pub mod roles;
#[cfg(feature = "ssr")]
pub mod session;
pub mod shortcuts;
pub mod storage;
pub mod table;
pub mod taxes;
pub mod title;
pub mod ui;
pub mod upload;
pub mod way_back;
pub mod wire;
pub mod words;
