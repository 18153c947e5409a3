//! The paper of a document or an account that goes with a letter, or that is made when the document is issued.

use std::sync::Arc;

use domain::documents::statement::StatementQuery;
use domain::ids::{ClientId, DocumentId};
use domain::money::Currency;
use futures::FutureExt;
use futures::future::BoxFuture;
use kit::error::AppError;
use kit::heavy::Heavy;
use post::Attached;
use store::Access;

use super::desk::{Desk, PDF, Printed};
use super::statement;
use crate::config::Config;
use crate::mail::papers::{NoPaper, Papers};
use crate::transfer::Problem;

/// The desk, as jobs ask it.
#[derive(Clone)]
pub struct Mailed {
    /// The lanes of heavy work.
    pub heavy: Heavy,
    /// Where files are kept.
    pub config: Arc<Config>,
}

impl Mailed {
    fn desk(&self, access: &Access) -> Desk {
        Desk { access: access.clone(), heavy: self.heavy.clone(), config: Arc::clone(&self.config) }
    }

    async fn statements(
        &self,
        access: &Access,
        client: ClientId,
        asked: StatementQuery,
    ) -> Result<Vec<Attached>, Problem> {
        // Which accounts there are; the paper reads its rows itself.
        let told = store::ledger::statement(&access.read(), client, asked, 1).await?;
        let currencies: Vec<Currency> = told.accounts.iter().map(|account| account.closing.currency()).collect();
        let desk = self.desk(access);
        let mut papers = Vec::with_capacity(currencies.len());
        for currency in &currencies {
            let mut paper = attached(statement::print(&desk, client, asked, Some(*currency)).await?);
            if currencies.len() > 1 {
                let stem = paper.name.strip_suffix(".pdf").unwrap_or(&paper.name);
                paper.name = format!("{stem} {}.pdf", currency.as_str());
            }
            papers.push(paper);
        }
        Ok(papers)
    }
}

impl Papers for Mailed {
    fn of<'a>(&'a self, access: &'a Access, document: DocumentId) -> BoxFuture<'a, Result<Attached, NoPaper>> {
        async move {
            let printed = self.desk(access).document(document).await;
            printed.map(attached).map_err(|problem| none(&problem))
        }
        .boxed()
    }

    fn statement<'a>(
        &'a self,
        access: &'a Access,
        client: ClientId,
        asked: StatementQuery,
    ) -> BoxFuture<'a, Result<Vec<Attached>, NoPaper>> {
        async move { self.statements(access, client, asked).await.map_err(|problem| none(&problem)) }.boxed()
    }
}

fn none(problem: &Problem) -> NoPaper {
    NoPaper { may_pass: !matches!(problem.0, AppError::NotFound | AppError::TooLong), text: problem.0.to_string() }
}

fn attached(printed: Printed) -> Attached {
    Attached { name: printed.name, media_type: PDF.to_owned(), bytes: printed.bytes.to_vec() }
}
