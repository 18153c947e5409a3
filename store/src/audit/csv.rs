//! The log as a file, page by page: of any length, it takes the memory of one page.

use domain::security_log::{LogEntry, LogQuery, SecurityEvent};
use sea_orm::DatabaseConnection;

use super::{aside, read};
use crate::{Access, StoreResult, Tenant};

/// Entries of one page.
const AT_ONCE: u64 = 500;

/// The log being taken out, newest first.
#[derive(Debug)]
pub struct Csv {
    tenant: Tenant<DatabaseConnection>,
    query: LogQuery,
}

impl Csv {
    /// Begins, and notes that it did.
    pub async fn begin(access: &Access, query: LogQuery) -> Self {
        aside::exported(access, SecurityEvent::LogExported).await;
        Self { tenant: access.read(), query }
    }

    /// The next entries; none at the end.
    pub async fn page(&mut self) -> StoreResult<Vec<LogEntry>> {
        let entries = read::newest(&self.tenant, self.query, AT_ONCE).await?;
        if let Some(last) = entries.last() {
            self.query.before = Some(last.seq);
        }
        Ok(entries)
    }
}
