//! Every test of the store, in one program: each of its own would be linked again, with all of the database.

mod accounts;
mod activity;
mod busy;
mod changes;
mod clients;
mod companies;
mod contacts;
mod custom_fields;
mod demo;
mod import_jobs;
mod imported_tags;
mod imports;
mod invitations;
mod isolation;
mod jobs;
mod lists;
mod lists_of_clients;
mod migrated;
mod pins;
mod products;
mod round_trip;
mod saved_views;
mod sessions;
mod snapshots;
mod tags;
mod verify;
