# What R computes of published data. Reads the small tables from a folder, writes the large ones of its packages there,
# and every number as a line of values.csv: name,value. A package that is not installed is named in missing.txt.

folder <- commandArgs(trailingOnly = TRUE)[1]
inside <- function(name) file.path(folder, name)
found <- data.frame(name = character(), value = numeric())
missing <- character()

note <- function(name, value) {
  found <<- rbind(found, data.frame(name = name, value = as.numeric(value)))
}
has <- function(package) {
  there <- requireNamespace(package, quietly = TRUE)
  if (!there) missing <<- unique(c(missing, package))
  there
}

# Alpha by psych where it is installed, else by the formula; Feldt's interval by the quantiles of F.
reliability <- function(name, data, omega = TRUE) {
  data <- as.data.frame(data[stats::complete.cases(data), ])
  covariance <- stats::cov(data)
  k <- ncol(data)
  n <- nrow(data)
  rest <- sapply(seq_len(k), function(i) stats::cor(data[[i]], rowSums(data[-i])))
  if (has("psych")) {
    told <- suppressWarnings(suppressMessages(psych::alpha(data, check.keys = FALSE, warnings = FALSE)))
    alpha <- told$total$raw_alpha
    rest <- told$item.stats$r.drop
  } else {
    alpha <- k / (k - 1) * (1 - sum(diag(covariance)) / sum(covariance))
  }
  note(paste(name, "n"), n)
  note(paste(name, "alpha"), alpha)
  note(paste(name, "alpha low"), 1 - (1 - alpha) * stats::qf(.975, n - 1, (n - 1) * (k - 1)))
  note(paste(name, "alpha high"), 1 - (1 - alpha) * stats::qf(.025, n - 1, (n - 1) * (k - 1)))
  for (i in seq_len(k)) note(paste(name, "item-rest", i), rest[i])
  if (omega && k > 2) {
    fit <- stats::factanal(covmat = covariance, factors = 1, n.obs = n, control = list(opt = list(factr = 1e1, maxit = 5000)))
    sd <- sqrt(diag(covariance))
    common <- sum(fit$loadings[, 1] * sd)^2
    note(paste(name, "omega"), common / (common + sum(fit$uniquenesses * sd^2)))
  }
}

read <- function(name) {
  data <- utils::read.csv(inside(name))
  data[data < 0] <- NA
  data
}
reliability("pingouin", read("pingouin.csv"), omega = FALSE)
reliability("wide", read("wide.csv"), omega = FALSE)
reliability("attitude", datasets::attitude)

# bfi moved from psych to psychTools.
bfi <- NULL
for (package in c("psychTools", "psych")) {
  if (is.null(bfi) && requireNamespace(package, quietly = TRUE)) {
    here <- new.env()
    suppressWarnings(utils::data("bfi", package = package, envir = here))
    if (exists("bfi", envir = here)) bfi <- get("bfi", envir = here)
  }
}
if (is.null(bfi)) {
  missing <- unique(c(missing, "psychTools"))
} else {
  turned <- c("A1", "C4", "C5", "E1", "E2", "O2", "O5")
  items <- bfi[, paste0(rep(c("A", "C", "E", "N", "O"), each = 5), 1:5)]
  items[, turned] <- 7 - items[, turned]
  for (scale in c("A", "C", "E", "N", "O")) reliability(paste("bfi", scale), items[, paste0(scale, 1:5)])
}

ratings <- as.matrix(read("ratings.csv"))
if (has("psych")) {
  told <- suppressMessages(psych::ICC(ratings, lmer = FALSE))$results
  note("ratings ICC(1)", told$ICC[told$type == "ICC1"])
  note("ratings ICC(2)", told$ICC[told$type == "ICC1k"])
}
if (has("multilevel")) {
  library(multilevel)
  long <- data.frame(score = as.vector(t(ratings)), unit = rep(seq_len(nrow(ratings)), each = ncol(ratings)))
  model <- stats::aov(score ~ as.factor(unit), data = long)
  note("ratings multilevel ICC(1)", ICC1(model))
  note("ratings multilevel ICC(2)", ICC2(model))

  utils::data("bh1996", package = "multilevel")
  for (variable in c("WBEING", "HRS")) {
    model <- stats::aov(bh1996[[variable]] ~ as.factor(bh1996$GRP))
    note(paste("bh1996", variable, "ICC(1)"), ICC1(model))
    note(paste("bh1996", variable, "ICC(2)"), ICC2(model))
  }
  utils::write.csv(bh1996[, c("GRP", "WBEING", "HRS")], inside("bh1996.csv"), row.names = FALSE)

  utils::data("lq2002", package = "multilevel")
  leading <- lq2002[, 3:13]
  reliability("lq2002 LEAD", leading)
  agreed <- rwg.j(leading, lq2002$COMPID, ranvar = 2)
  near <- ad.m(leading, lq2002$COMPID, type = "mean")
  for (i in seq_len(nrow(agreed))) note(paste("lq2002 r_wg(j)", agreed$grpid[i]), agreed$rwg.j[i])
  for (i in seq_len(nrow(near))) note(paste("lq2002 AD", near$grpid[i]), near$AD.M[i])
  utils::write.csv(lq2002[, c(1, 3:13)], inside("lq2002.csv"), row.names = FALSE)
}

utils::write.csv(found, inside("values.csv"), row.names = FALSE)
writeLines(missing, inside("missing.txt"))
