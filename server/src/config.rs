//! Settings, read from the environment (or the command line) once, at start-up: a wrong one stops the process there, by name.

use std::net::SocketAddr;
use std::path::PathBuf;

use chrono::TimeDelta;
use clap::{Args, ValueEnum};
use domain::error::FieldErrors;
use domain::mail::MailForm;
use domain::mail::settings::NewMailSettings;
use domain::sealed::Key;

use crate::proxies::Proxies;

/// How lines of the log are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people.
    Text,
    /// An object a line, for programs.
    Json,
}

/// What an operator may set. Each field's text is the documentation that `--help` prints.
#[derive(Args, Clone, Debug)]
pub struct Config {
    /// Where to listen.
    #[arg(long, env = "CLIENTELE_ADDR", default_value = "127.0.0.1:3000", global = true)]
    pub addr: SocketAddr,

    /// The address that people type, when it is not where the server listens (behind a proxy: `https://clients.example.fr`).
    #[arg(long, env = "CLIENTELE_PUBLIC_URL", value_parser = public_url, global = true)]
    pub public_url: Option<String>,

    /// The proxies that are believed on who asks: addresses and networks, between commas.
    #[arg(long, env = "CLIENTELE_TRUSTED_PROXIES", default_value = "127.0.0.0/8,::1/128", global = true)]
    pub trusted_proxies: Proxies,

    /// The folder of the embedded database and of stored files.
    #[arg(long, env = "CLIENTELE_DATA_DIR", default_value = "data", global = true)]
    pub data_dir: PathBuf,

    /// `sqlite://PATH` or `postgres://USER:PASSWORD@HOST/DATABASE`; the embedded database in the data folder when unset.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, global = true)]
    pub database_url: Option<String>,

    /// The key that seals what is secret in the database (second factors): 32 bytes in base64, as `openssl rand -base64 32` makes them. When
    /// unset, one is made in the data folder (`secret.key`); several servers of one database need the same.
    #[arg(long, env = "CLIENTELE_SECRET_KEY", hide_env_values = true, global = true)]
    pub secret_key: Option<Key>,

    /// What to log: error, warn, info, debug, or a filter such as `info,store=debug`.
    #[arg(long, env = "CLIENTELE_LOG", default_value = "info,sea_orm_migration=warn", global = true)]
    pub log: String,

    /// How lines of the log are written: `text`, or `json` for a program that collects them.
    #[arg(long, env = "CLIENTELE_LOG_FORMAT", value_enum, default_value_t = LogFormat::Text, global = true)]
    pub log_format: LogFormat,

    /// Lets companies name services of this machine and of its network, by http as well (an address service of one's own). Off, they are
    /// asked on the public network alone, so that nobody reaches through the server what they cannot reach themselves.
    #[arg(long, env = "CLIENTELE_PRIVATE_SERVICES", global = true)]
    pub private_services: bool,

    /// Lets companies name a mail server of this machine or of its network, and one that does not encrypt. Off, letters are handed over on
    /// the public network alone, and encrypted.
    #[arg(long, env = "CLIENTELE_SMTP_ALLOW_PRIVATE", global = true)]
    pub smtp_allow_private: bool,

    /// The installation's own mail server, by which links go to people who have forgotten their password. Without it, the operator gives new
    /// passwords (`clientele user password`).
    #[arg(long, env = "CLIENTELE_SMTP_HOST", global = true)]
    pub smtp_host: Option<String>,

    /// Its port: 587, 465 or 25 when unset, by how it encrypts.
    #[arg(long, env = "CLIENTELE_SMTP_PORT", default_value = "", hide_default_value = true, global = true)]
    pub smtp_port: String,

    /// How it encrypts: `starttls`, `tls` or `open`.
    #[arg(long, env = "CLIENTELE_SMTP_SECURITY", default_value = "starttls", global = true)]
    pub smtp_security: String,

    /// Who one is there, if it asks.
    #[arg(long, env = "CLIENTELE_SMTP_USER", default_value = "", hide_default_value = true, global = true)]
    pub smtp_user: String,

    /// The password there.
    #[arg(
        long,
        env = "CLIENTELE_SMTP_PASSWORD",
        default_value = "",
        hide_default_value = true,
        hide_env_values = true,
        global = true
    )]
    pub smtp_password: String,

    /// The address that its letters come from.
    #[arg(long, env = "CLIENTELE_SMTP_FROM", default_value = "", hide_default_value = true, global = true)]
    pub smtp_from: String,

    /// Where Stripe is asked for the pages on which clients pay by card.
    #[arg(long, env = "CLIENTELE_STRIPE_URL", default_value = "https://api.stripe.com", global = true)]
    pub stripe_url: String,

    /// After how many days whoever is signed in signs in again, however much they use it. Unused, they are signed out after 30.
    #[arg(long, env = "CLIENTELE_SESSION_DAYS", default_value_t = 90, value_parser = clap::value_parser!(u16).range(1..=3650), global = true)]
    pub session_days: u16,

    /// The folder of the browser's files, when it is not where the build left it.
    #[arg(long, env = "CLIENTELE_SITE_ROOT", global = true)]
    pub site_root: Option<PathBuf>,
}

impl Config {
    /// The database to open.
    #[must_use]
    pub fn database_url(&self) -> String {
        self.database_url
            .clone()
            .unwrap_or_else(|| format!("sqlite://{}", self.data_dir.join("clientele.db").display()))
    }

    /// The address that people type.
    #[must_use]
    pub fn public_url(&self) -> String {
        self.public_url.clone().unwrap_or_else(|| format!("http://{}", self.addr))
    }

    /// How long a session lasts, however much it is used.
    #[must_use]
    pub fn session_lifetime(&self) -> TimeDelta {
        TimeDelta::days(self.session_days.into())
    }

    /// The installation's own mail server, if there is one.
    ///
    /// # Errors
    /// Names the setting that is wrong.
    pub fn mail(&self) -> Result<Option<NewMailSettings>, String> {
        let Some(host) = &self.smtp_host else { return Ok(None) };
        let form = MailForm {
            host: host.clone(),
            port: self.smtp_port.clone(),
            security: self.smtp_security.clone(),
            user: self.smtp_user.clone(),
            password: self.smtp_password.clone(),
            sender_name: "Clientèle".to_owned(),
            sender: self.smtp_from.clone(),
            ..MailForm::default()
        };
        let named = |name: &str| match name {
            "sender" => "CLIENTELE_SMTP_FROM".to_owned(),
            name => format!("CLIENTELE_SMTP_{}", name.to_uppercase()),
        };
        let wrong = |errors: FieldErrors| {
            errors.0.iter().map(|(name, error)| format!("{}: {error:?}", named(name))).collect::<Vec<_>>().join(", ")
        };
        form.parse().map(Some).map_err(wrong)
    }

    /// Whether people come by https, so that cookies may be kept to it.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_url().starts_with("https://")
    }

    /// Whether it listens for other machines, which do not come by https.
    #[must_use]
    pub fn is_in_the_open(&self) -> bool {
        !self.addr.ip().is_loopback() && !self.is_https()
    }

    /// The browser's files: as set, beside the program, or where `cargo leptos build` puts them.
    #[must_use]
    pub fn site_root(&self) -> PathBuf {
        let beside = std::env::current_exe().ok().and_then(|exe| exe.parent().map(|folder| folder.join("site")));
        let built = std::env::current_exe()
            .ok()
            .and_then(|exe| exe.parent().and_then(std::path::Path::parent).map(|target| target.join("site")));
        self.site_root
            .clone()
            .or_else(|| beside.filter(|folder| folder.is_dir()))
            .or_else(|| built.filter(|folder| folder.is_dir()))
            .unwrap_or_else(|| "target/site".into())
    }
}

/// An http(s) origin, without path or trailing slash.
fn public_url(typed: &str) -> Result<String, String> {
    let typed = typed.trim_end_matches('/');
    let host = typed.strip_prefix("https://").or_else(|| typed.strip_prefix("http://"));
    match host {
        Some(host) if !host.is_empty() && !host.contains(['/', '?', '#', '@', ' ']) => Ok(typed.to_owned()),
        _ => Err("expected https://HOST or http://HOST, without a path".into()),
    }
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::{Config, public_url};

    #[derive(Parser)]
    struct Settings {
        #[command(flatten)]
        config: Config,
    }

    #[test]
    fn whoever_listens_for_others_without_tls_knows_it() {
        let is_open = |settings: &[&str]| Settings::parse_from(["test"].iter().chain(settings)).config.is_in_the_open();
        assert!(!is_open(&[]) && !is_open(&["--addr", "127.0.0.9:80"]) && !is_open(&["--addr", "[::1]:80"]));
        assert!(is_open(&["--addr", "0.0.0.0:80"]) && is_open(&["--addr", "[::]:80"]));
        let by_name = |url| ["--addr", "192.168.1.4:80", "--public-url", url];
        assert!(is_open(&by_name("http://clients.example.fr")) && !is_open(&by_name("https://clients.example.fr")));
    }

    #[test]
    fn a_public_address_is_an_origin() {
        assert_eq!(public_url("https://clients.example.fr/"), Ok("https://clients.example.fr".into()));
        for wrong in ["clients.example.fr", "https://", "https://a/b", "ftp://a", "https://user@a"] {
            assert!(public_url(wrong).is_err(), "{wrong}");
        }
    }
}
