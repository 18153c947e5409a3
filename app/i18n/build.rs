//! Reads the words from `app/locales` and writes the code that gives them, whenever one of them changes.
//!
//! The library's own `load_locales!` cannot put values into strings (`td_string!` with arguments), and `leptos_i18n_build`, which
//! can, brings ICU data and a downloader along: so its parser and its generator are called here themselves.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

use leptos_i18n_parser::parse_locales::options::{Config, ParseOptions};
use leptos_i18n_parser::parse_locales::parse_locales;

/// One file of words a feature, and one of each engine that has words of its own.
const FEATURES: [&str; 35] = [
    "common",
    "errors",
    "auth",
    "users",
    "settings",
    "security_log",
    "listing",
    "form",
    "record",
    "clients",
    "contacts",
    "addresses",
    "activity",
    "products",
    "expenses",
    "tasks",
    "document",
    "documents",
    "papers",
    "editor",
    "imports",
    "shortcuts",
    "palette",
    "offline",
    "saved_views",
    "taxes",
    "dashboard",
    "statement",
    "statistics",
    "client_prices",
    "price_lists",
    "mail",
    "portal",
    "pay",
    "embed",
];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-changed=../locales");
    let config = Config::new("fr")
        .and_then(|config| config.add_locale("en"))
        .and_then(|config| config.add_namespaces(FEATURES))
        .map_err(|error| error.to_string())?
        .locales_path("../locales")
        .parse_options(ParseOptions::new().interpolate_display(true));
    let here = Path::new(&env::var("CARGO_MANIFEST_DIR")?).to_owned();
    let words = parse_locales(Some(here), config).map_err(|error| error.to_string())?;
    let code = leptos_i18n_codegen::gen_code(&words, None, false, None, true).map_err(|error| error.to_string())?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("words.rs"), code.to_string())?;
    Ok(())
}
