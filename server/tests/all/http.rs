//! The application over HTTP, as a browser or a stranger would call it: the router on a fresh database, without a network.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on must fail")]

mod accounts;
mod addresses;
mod bad_input;
mod credits;
mod custom_columns;
mod document_lists;
mod document_numbers;
mod document_page;
mod editor;
mod endpoints;
mod half_in;
mod hostile;
mod in_place;
mod languages;
mod letter_links;
mod listed;
mod live;
mod lost_password;
mod made;
mod mail;
mod map;
mod nul;
mod offline;
mod page_company;
mod pages;
mod paper_words;
mod papers;
mod pay;
mod pay_cards;
mod pickers;
mod places;
mod portal;
mod products;
mod read;
mod security;
mod security_log;
mod statement;
mod statements;
mod support;
mod transfer;
mod views;
