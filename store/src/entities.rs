//! One file a table.

#![expect(missing_docs, reason = "columns are documented by the domain types that they keep")]

pub mod activity;
pub mod address;
pub mod allocation;
pub mod attempt;
pub mod audit_entry;
pub mod audit_head;
pub mod client;
pub mod client_contact;
pub mod client_tag;
pub mod company;
pub mod contact;
pub mod credit;
pub mod custom_field;
pub mod document;
pub mod document_chain;
pub mod document_line;
pub mod document_origin;
pub mod document_series;
pub mod file;
pub mod import;
pub mod import_change;
pub mod import_mapping;
pub mod invitation;
pub mod job;
pub mod known_device;
pub mod ledger_entry;
pub mod list_item;
pub mod membership;
pub mod number;
pub mod payment;
pub mod pinned_facts;
pub mod product;
pub mod product_price;
pub mod recovery_code;
pub mod recurrence;
pub mod recurring_run;
pub mod revision;
pub mod saved_view;
pub mod saved_view_favourite;
pub mod session;
pub mod user;
pub mod write_off;
