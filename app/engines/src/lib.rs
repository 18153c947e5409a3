//! What every feature needs and none has of its own: lists, forms, the page of a record, activity, coming in from a file, addresses suggested
//! while one types, and being found in the palette.
//!
//! A feature states what it is ([`listing::Face`], [`form::Formed`], [`palette::Findable`]); nothing here knows one.
#![recursion_limit = "512"]

pub mod activity;
pub mod addresses;
pub mod form;
pub mod importing;
pub mod listing;
pub mod mail;
pub mod palette;
pub mod record;
