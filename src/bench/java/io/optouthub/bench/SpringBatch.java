package io.optouthub.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.Job;
import org.springframework.batch.core.JobExecution;
import org.springframework.batch.core.JobParametersBuilder;
import org.springframework.batch.core.Step;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.launch.support.TaskExecutorJobLauncher;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.JobRepositoryFactoryBean;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.item.ItemWriter;
import org.springframework.batch.item.database.JdbcBatchItemWriter;
import org.springframework.batch.item.file.FlatFileItemReader;
import org.springframework.batch.item.file.builder.FlatFileItemReaderBuilder;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * A job of Spring Batch: chunks of 1,000 rows, written by batches that the driver rewrites. As it
 * does out of the box, the progress of each chunk is kept beside its rows.
 */
final class SpringBatch implements AutoCloseable {

  private static final int CHUNK = 1_000;

  private final HikariDataSource database;
  private final JdbcTransactionManager transactions;
  private final JobRepository jobs;
  private final TaskExecutorJobLauncher launcher = new TaskExecutorJobLauncher();

  SpringBatch(String url) throws Exception {
    database = SqlIntake.pool(url);
    transactions = new JdbcTransactionManager(database);
    new ResourceDatabasePopulator(
            new ClassPathResource("org/springframework/batch/core/schema-postgresql.sql"))
        .execute(database);
    JobRepositoryFactoryBean repository = new JobRepositoryFactoryBean();
    repository.setDataSource(database);
    repository.setTransactionManager(transactions);
    repository.afterPropertiesSet();
    jobs = repository.getObject();
    launcher.setJobRepository(jobs);
    launcher.afterPropertiesSet();
  }

  void take(Path list) throws Exception {
    ItemWriter<String> log = writer(database, "insert into plain_log (phone) values (?)");
    ItemWriter<String> state =
        writer(
            database,
            "insert into plain_state values (?, now()) on conflict (phone) do update set since ="
                + " excluded.since");
    Step rows =
        new StepBuilder("rows", jobs)
            .<String, String>chunk(CHUNK, transactions)
            .reader(reader(list))
            .processor(Numbers::normalised)
            .writer(
                chunk -> {
                  log.write(chunk);
                  state.write(chunk);
                })
            .build();
    Job job = new JobBuilder("list", jobs).start(rows).build();
    JobExecution done =
        launcher.run(
            job,
            new JobParametersBuilder()
                .addString("run", UUID.randomUUID().toString())
                .toJobParameters());
    if (done.getStatus() != BatchStatus.COMPLETED) {
      throw new IllegalStateException(done + ": " + done.getAllFailureExceptions());
    }
  }

  private static FlatFileItemReader<String> reader(Path list) {
    return new FlatFileItemReaderBuilder<String>()
        .name("list")
        .resource(new FileSystemResource(list))
        .linesToSkip(1)
        .delimited()
        .delimiter(";")
        .names(Lists.HEADER.split(";"))
        .fieldSetMapper(row -> row.readString("phone"))
        .build();
  }

  private static ItemWriter<String> writer(DataSource database, String sql) {
    JdbcBatchItemWriter<String> writer = new JdbcBatchItemWriter<>();
    writer.setDataSource(database);
    writer.setSql(sql);
    writer.setItemPreparedStatementSetter((phone, row) -> row.setString(1, phone));
    writer.afterPropertiesSet();
    return writer;
  }

  @Override
  public void close() {
    database.close();
  }
}
