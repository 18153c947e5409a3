//! The paper of a document that goes with a letter, or that is made when the document is issued.

use std::sync::Arc;

use domain::ids::DocumentId;
use futures::FutureExt;
use futures::future::BoxFuture;
use kit::error::AppError;
use kit::heavy::Heavy;
use post::Attached;
use store::Access;

use super::desk::{Desk, PDF};
use crate::config::Config;
use crate::mail::papers::{NoPaper, Papers};

/// The desk, as jobs ask it.
#[derive(Clone)]
pub struct Mailed {
    /// The lanes of heavy work.
    pub heavy: Heavy,
    /// Where files are kept.
    pub config: Arc<Config>,
}

impl Papers for Mailed {
    fn of<'a>(&'a self, access: &'a Access, document: DocumentId) -> BoxFuture<'a, Result<Attached, NoPaper>> {
        async move {
            let desk = Desk { access: access.clone(), heavy: self.heavy.clone(), config: Arc::clone(&self.config) };
            let printed = desk.document(document).await.map_err(|problem| NoPaper {
                may_pass: !matches!(problem.0, AppError::NotFound | AppError::TooLong),
                text: problem.0.to_string(),
            })?;
            Ok(Attached { name: printed.name, media_type: PDF.to_owned(), bytes: printed.bytes.to_vec() })
        }
        .boxed()
    }
}
