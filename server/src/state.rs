//! What every handler may reach.

use std::sync::Arc;

use axum::extract::FromRef;
use leptos::config::LeptosOptions;
use store::Database;
use tokio::sync::watch;

use crate::config::Config;

/// See the module. Nothing in it is state that a second process would miss.
#[derive(Clone, Debug, FromRef)]
pub struct AppState {
    /// The database.
    pub database: Database,
    /// The settings.
    pub config: Arc<Config>,
    /// What Leptos wants to know: names and places of the browser's files.
    pub leptos: LeptosOptions,
    /// Asked for at `/setup` where strangers could reach an installation that nobody has taken yet.
    pub setup_code: SetupCode,
    /// Whether the process is about to stop.
    pub stopping: Stopping,
}

/// The one-time code of a first start, if one was printed.
#[derive(Clone, Debug)]
pub struct SetupCode(pub Option<Arc<str>>);

/// Becomes true when the process is told to stop: what would go on for long ends then, so that nobody waits for it.
#[derive(Clone, Debug)]
pub struct Stopping(pub watch::Receiver<bool>);

impl Stopping {
    /// Returns once the process is told to stop.
    pub async fn told(&mut self) {
        if self.0.wait_for(|stopping| *stopping).await.is_err() {
            // Whoever would tell is gone, and nothing is to be expected any more.
            std::future::pending::<()>().await;
        }
    }
}

impl AppState {
    /// Assembles the state.
    #[must_use]
    pub fn new(database: Database, config: Config, setup_code: Option<String>, stopping: Stopping) -> Self {
        let leptos = LeptosOptions::builder()
            .output_name("clientele")
            .site_root(config.site_root().display().to_string())
            .site_pkg_dir("pkg")
            .site_addr(config.addr)
            .hash_files(crate::assets::are_hashed())
            .build();
        Self { database, config: Arc::new(config), leptos, setup_code: SetupCode(setup_code.map(Into::into)), stopping }
    }
}
